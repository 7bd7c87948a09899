"""The sample data: four places with their real facts, and invented people to try the service as.

Facts come from five public papers, each named where it is used (seeds 000 to 004). Officers stand by
post. What is invented says so in its title. Everything goes through the functions that people use.
"""
