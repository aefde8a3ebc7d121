"""The numbers of a brief: what each belongs to, which way it goes, and the sums that are made of them."""
