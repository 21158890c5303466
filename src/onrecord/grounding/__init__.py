"""What words stand for: times (``when``), places (``where``), actors (``who``).

The three do not know each other; what two of them need (countries, tables) stands beside them. Each says what its value
rests on and leaves unknown what the text does not tell.
"""
