/// Paragraphs of two texts matched with one another.
struct ParagraphPairs: Sendable {
  /// A paragraph of the first text beside one of the second; nil where only one has it.
  struct Pair: Sendable, Hashable {
    let mine: Int?
    let other: Int?
    let isSame: Bool
  }

  private(set) var pairs: [Pair] = []
  /// No more products of paragraphs are compared; longer texts are matched by their places.
  private static let limit = 250_000

  init(_ mine: [String], _ other: [String]) {
    var budget = Self.limit
    let common = Matching.common(mine, other, within: &budget, orByPlace: true) ?? []
    var (start, there) = (0, 0)
    for (one, two) in common {
      pair(start..<one, there..<two)
      pairs.append(Pair(mine: one, other: two, isSame: true))
      (start, there) = (one + 1, two + 1)
    }
    pair(start..<mine.count, there..<other.count)
  }

  /// Pairs what stands between paragraphs that are the same, in its order.
  private mutating func pair(_ mine: Range<Int>, _ other: Range<Int>) {
    for step in 0..<max(mine.count, other.count) {
      pairs.append(
        Pair(
          mine: step < mine.count ? mine.lowerBound + step : nil,
          other: step < other.count ? other.lowerBound + step : nil, isSame: false))
    }
  }

  /// The paragraphs of the first text at which the texts differ: one that only the second has counts to the one above.
  var changedPlaces: [Int] {
    guard pairs.contains(where: { $0.mine != nil }) else { return [] }
    var last = 0
    return pairs.compactMap { pair in
      if let mine = pair.mine { last = mine }
      return pair.isSame ? nil : last
    }
  }
}

/// What two sequences have in common.
enum Matching {
  /// The longest common subsequence: places in the first and in the second.
  ///
  /// What both begin and end with is matched at once; for the rest the table of products is filled, and `budget` loses
  /// as many. If it has not so many left, the rest is matched place by place where that will do, else nil comes back.
  static func common<Element: Hashable>(
    _ one: [Element], _ two: [Element], within budget: inout Int, orByPlace isCoarse: Bool = false
  ) -> [(Int, Int)]? {
    let shorter = min(one.count, two.count)
    let start = (0..<shorter).first { one[$0] != two[$0] } ?? shorter
    let end = (0..<shorter - start).first { one[one.count - 1 - $0] != two[two.count - 1 - $0] } ?? shorter - start
    let (rows, columns) = (one.count - start - end, two.count - start - end)
    let middle: [(Int, Int)]
    if rows * columns <= budget {
      budget -= rows * columns
      middle = subsequence(numbered(one[start..<start + rows], two[start..<start + columns]))
    } else if isCoarse {
      middle = (0..<min(rows, columns)).filter { one[start + $0] == two[start + $0] }.map { ($0, $0) }
    } else {
      return nil
    }
    return (0..<start).map { ($0, $0) } + middle.map { ($0 + start, $1 + start) }
      + (0..<end).map { (start + rows + $0, start + columns + $0) }
  }

  /// The elements as numbers, the same for the same, which compare faster.
  private static func numbered<Element: Hashable>(
    _ one: ArraySlice<Element>, _ two: ArraySlice<Element>
  ) -> (one: [Int], two: [Int]) {
    var numbers: [Element: Int] = [:]
    func number(_ element: Element) -> Int {
      if let known = numbers[element] { return known }
      numbers[element] = numbers.count
      return numbers.count - 1
    }
    return (one.map(number), two.map(number))
  }

  private static func subsequence(_ texts: (one: [Int], two: [Int])) -> [(Int, Int)] {
    let (one, two) = texts
    let width = two.count + 1
    var lengths = [Int32](repeating: 0, count: (one.count + 1) * width)
    for row in one.indices.reversed() {
      for column in two.indices.reversed() {
        lengths[row * width + column] =
          one[row] == two[column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
      }
    }
    var found: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < one.count, column < two.count {
      if one[row] == two[column] {
        found.append((row, column))
        (row, column) = (row + 1, column + 1)
      } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return found
  }

  /// The stretches of characters of two texts that the other one does not have; numbers and Latin words stay whole.
  /// Nil if the budget does not allow to look for them.
  static func changes(
    _ one: [Character], _ two: [Character], within budget: inout Int
  ) -> (one: [Range<Int>], two: [Range<Int>])? {
    let (mine, theirs) = (tokens(of: one), tokens(of: two))
    return common(mine.map { Array(one[$0]) }, theirs.map { Array(two[$0]) }, within: &budget).map { common in
      (rest(mine, Set(common.map(\.0))), rest(theirs, Set(common.map(\.1))))
    }
  }

  private static func tokens(of text: [Character]) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    for (place, character) in text.enumerated() {
      let isWord = character.isASCII && (character.isLetter || character.isNumber || character == ".")
      if isWord, let last = tokens.last, let end = text[..<place].last, end.isASCII,
        end.isLetter || end.isNumber || end == "."
      {
        tokens[tokens.count - 1] = last.lowerBound..<place + 1
      } else {
        tokens.append(place..<place + 1)
      }
    }
    return tokens
  }

  private static func rest(_ tokens: [Range<Int>], _ common: Set<Int>) -> [Range<Int>] {
    var rest: [Range<Int>] = []
    for (place, token) in tokens.enumerated() where !common.contains(place) {
      if let last = rest.last, last.upperBound == token.lowerBound {
        rest[rest.count - 1] = last.lowerBound..<token.upperBound
      } else {
        rest.append(token)
      }
    }
    return rest
  }
}
