MOST_BY_PATH = 1_000_000
class Sketches: pass
