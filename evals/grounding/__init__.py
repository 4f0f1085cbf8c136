"""How well the judge judges: public sets, derived pairs, drafts; and how its weights are made."""
