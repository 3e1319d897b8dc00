/// A place on an OFD page or in an object's own space, in millimetres, y downwards.
struct OFDPoint: Equatable {
  var x: Double
  var y: Double
}

/// A rectangle in millimetres.
struct OFDBox: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// The box that `ST_Box` writes: x, y, width and height; nil for anything else.
  init?(_ text: String?) {
    guard let numbers = text.map(OFDNumbers.all), numbers.count == 4 else { return nil }
    let (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
    self.init(around: [OFDPoint(x: x, y: y), OFDPoint(x: x + width, y: y + height)])
  }

  /// The smallest box around places.
  init(around points: [OFDPoint]) {
    left = points.reduce(.infinity) { min($0, $1.x) }
    top = points.reduce(.infinity) { min($0, $1.y) }
    right = points.reduce(-.infinity) { max($0, $1.x) }
    bottom = points.reduce(-.infinity) { max($0, $1.y) }
  }

  /// A box of that size at the origin.
  init(width: Double, height: Double) { (left, top, right, bottom) = (0, 0, width, height) }

  var width: Double { right - left }
  var height: Double { bottom - top }

  /// Its corners, one after the other around it.
  var corners: [OFDPoint] {
    [
      OFDPoint(x: left, y: top), OFDPoint(x: right, y: top), OFDPoint(x: right, y: bottom),
      OFDPoint(x: left, y: bottom),
    ]
  }

  /// The box grown by so much on every side.
  func grown(by margin: Double) -> OFDBox {
    var box = self
    box.left -= margin
    box.top -= margin
    box.right += margin
    box.bottom += margin
    return box
  }
}

/// A transformation of the plane, as `CTM` writes it: a b c d e f.
struct OFDTransform: Equatable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  /// Where a place comes to lie.
  func applied(to point: OFDPoint) -> OFDPoint {
    OFDPoint(x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f)
  }

  /// This transformation, then the other.
  func followed(by next: OFDTransform) -> OFDTransform {
    OFDTransform(
      a: a * next.a + b * next.c, b: a * next.b + b * next.d, c: c * next.a + d * next.c, d: c * next.b + d * next.d,
      e: e * next.a + f * next.c + next.e, f: e * next.b + f * next.d + next.f)
  }

  /// How much longer a line's width becomes, whichever way it runs.
  var scale: Double { abs(a * d - b * c).squareRoot() }

  /// From an object's own space to that around it: its matrix, then its place (GB/T 33190-2016, 8.5).
  init(ofObject matrix: String?, at boundary: OFDBox?) {
    self.init()
    if let numbers = matrix.map(OFDNumbers.all), numbers.count == 6 {
      (a, b, c, d, e, f) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
    }
    e += boundary?.left ?? 0
    f += boundary?.top ?? 0
  }

  /// The same plane, or one given number by number.
  init(a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  /// Turns by whole quarters, clockwise as seen.
  init(quarters: Int) {
    switch quarters & 3 {
    case 1: self.init(a: 0, b: 1, c: -1, d: 0)
    case 2: self.init(a: -1, b: 0, c: 0, d: -1)
    case 3: self.init(a: 0, b: -1, c: 1, d: 0)
    default: self.init()
    }
  }
}

/// Numbers as OFD writes them, with white space between.
enum OFDNumbers {
  /// Larger than any place on any page; what is beyond is no number.
  private static let limit = 1e7

  /// All numbers of a text; empty if anything in it is none.
  static func all(_ text: String) -> [Double] {
    let words = words(text)
    let numbers = words.compactMap(number)
    return numbers.count == words.count ? numbers : []
  }

  /// The words of a text.
  static func words(_ text: String) -> [Substring.UTF8View] {
    text.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) || $0 == 0x2C }
  }

  /// A word as a number.
  static func number(_ word: Substring.UTF8View) -> Double? {
    guard let number = Double(Substring(word)), number.isFinite, abs(number) < limit else { return nil }
    return number
  }

  /// A list of offsets; `g n v` stands for n times v; no more than are wanted.
  static func offsets(_ text: String?, atMost count: Int) -> [Double] {
    guard let text else { return [] }
    var words = words(text)[...]
    var offsets: [Double] = []
    while offsets.count < count, let word = words.popFirst() {
      if word.elementsEqual("g".utf8) {
        guard let times = words.popFirst().flatMap(number), let offset = words.popFirst().flatMap(number) else { break }
        let room = count - offsets.count
        offsets += repeatElement(offset, count: Int(min(max(0, times), Double(room))))
      } else if let offset = number(word) {
        offsets.append(offset)
      } else {
        break
      }
    }
    return offsets
  }
}
