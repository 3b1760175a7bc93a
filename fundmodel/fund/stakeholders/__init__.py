"""Who wins, who pays?"""
