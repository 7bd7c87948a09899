"""The money: pooled funds, what each partner puts in, year by year, and the schedule of it."""
