/// A place on a page.
struct Point: Equatable {
  var x: Double
  var y: Double
}

/// A PDF's transformation matrix.
struct Transform {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  /// Where a place comes to lie.
  func applied(to point: Point) -> Point { Point(x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f) }

  /// This transformation, then the other.
  func followed(by next: Transform) -> Transform {
    Transform(
      a: a * next.a + b * next.c, b: a * next.b + b * next.d, c: c * next.a + d * next.c, d: c * next.b + d * next.d,
      e: e * next.a + f * next.c + next.e, f: e * next.b + f * next.d + next.f)
  }

  /// How much longer a line's width becomes, whichever way it runs.
  var scale: Double { abs(a * d - b * c).squareRoot() }
}

extension Transform {
  /// From a page's own space to its upright picture, y downwards, for the box shown (left, bottom, right, top).
  init(showing box: (Double, Double, Double, Double), turned degrees: Int) {
    let (left, right) = (min(box.0, box.2), max(box.0, box.2))
    let (bottom, top) = (min(box.1, box.3), max(box.1, box.3))
    switch (degrees % 360 + 360) % 360 {
    case 90: self.init(a: 0, b: 1, c: 1, d: 0, e: -bottom, f: -left)
    case 180: self.init(a: -1, b: 0, c: 0, d: 1, e: right, f: -bottom)
    case 270: self.init(a: 0, b: -1, c: -1, d: 0, e: top, f: right)
    default: self.init(a: 1, b: 0, c: 0, d: -1, e: -left, f: top)
    }
  }
}
