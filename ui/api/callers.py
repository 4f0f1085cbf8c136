"""Who calls the API, and whether they may."""

from fastapi import HTTPException, Request

from ui.accounts import Account, Role
from ui.guard import cookies_of
from ui.visitors import Visitors


def account_of(visitors: Visitors, request: Request) -> Account:
    """Who sends the request.

    Raises:
        HTTPException: Nobody who has signed in.
    """
    account = visitors.account(cookies_of({"cookie": request.headers.get("cookie", "")}))
    if account is None:
        raise HTTPException(401, "Please sign in.")
    return account


def librarian(visitors: Visitors, request: Request) -> Account:
    """Who sends the request, if they may change the library.

    Raises:
        HTTPException: They may not.
    """
    account = account_of(visitors, request)
    if account.role is not Role.LIBRARIAN:
        raise HTTPException(403, "Only librarians change the library.")
    return account
