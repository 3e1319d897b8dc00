import Disclosure

/// What the patterns and conditions of a filter show of a list; its words are found elsewhere.
struct FilterSieve: Sendable {
  /// How a report stands to a filter.
  enum Standing: Sendable {
    case fits, fails
    /// It fits but for conditions on what it does not have, or what was not read: neither true nor false.
    case unknown
  }

  private let terms: [ListFilter.Term]
  private let entries: [Standing]
  private let unread: [Bool]

  /// A sieve that shows everything.
  init() {
    terms = []
    entries = []
    unread = []
  }

  /// Holds a list against the terms of a filter.
  init(_ filter: ListFilter, _ shelf: Shelf) {
    terms = filter.terms
    guard !terms.isEmpty else {
      (entries, unread) = ([], [])
      return
    }
    let folding = Folding()
    var named: [[Bool?]] = []
    named.reserveCapacity(shelf.groups.count)
    for group in shelf.groups { named.append(filter.terms.map { Self.holds($0, forName: group.folded) }) }
    entries = shelf.entries.indices.map { index in
      Self.standing(filter.terms, named[shelf.entries[index].group], index, shelf, folding)
    }
    unread = shelf.unread.map { file in
      let path = folding.fold(file.path)
      return filter.terms.allSatisfy { term in
        guard case .pattern(let pattern) = term.content else { return false }
        return pattern.matches(path) != term.isExcluded
      }
    }
  }

  func standing(ofEntry index: Int) -> Standing {
    terms.isEmpty ? .fits : entries.indices.contains(index) ? entries[index] : .fails
  }

  func shows(unread index: Int) -> Bool { terms.isEmpty || (unread.indices.contains(index) && unread[index]) }

  /// The characters of an agency's name that a pattern was found by.
  func places(inName name: [UInt32]) -> [Int] {
    terms.flatMap { term -> [Int] in
      guard case .pattern(let pattern) = term.content, !term.isExcluded else { return [] }
      return pattern.range(in: name).map(Array.init) ?? []
    }
  }

  /// Whether a term is settled by the agency's name alone; nil if it is not.
  private static func holds(_ term: ListFilter.Term, forName name: [UInt32]) -> Bool? {
    switch term.content {
    case .pattern(let pattern): pattern.matches(name) ? true : nil
    case .condition: nil
    }
  }

  private static func standing(
    _ terms: [ListFilter.Term], _ named: [Bool?], _ index: Int, _ shelf: Shelf, _ folding: Folding
  ) -> Standing {
    var standing = Standing.fits
    for (term, named) in zip(terms, named) {
      let holds: Bool?
      switch term.content {
      case .pattern(let pattern):
        holds = named ?? pattern.matches(folding.fold(shelf.entries[index].summary.source.path))
      case .condition(let condition): holds = condition.holds(for: shelf.value(of: condition.subject, in: index))
      }
      guard let holds else {
        standing = .unknown
        continue
      }
      if holds == term.isExcluded { return .fails }
    }
    return standing
  }
}

extension Shelf {
  /// What a condition compares, as the columns hold it where it has been made.
  func value(of subject: FilterCondition.Subject, in index: Int) -> OverviewValue {
    switch subject {
    case .agency: groups[entries[index].group].name.map { .text($0) } ?? .none(nil)
    case .column(let column): columns.value(column, of: index) ?? value(of: OverviewColumns.all[column], in: index)
    }
  }
}
