import Synchronization

/// What may still be unpacked of one archive, with all archives within it.
final class ExpansionBudget: Sendable {
  private struct Left {
    var bytes: Int
    var members: Int
  }

  private let left: Mutex<Left>
  private let total: Int
  private let members: Int

  /// The budget of an archive of so many bytes: text packs to a tenth, and what unpacks to hundreds of times its size
  /// is made to.
  init(archive size: Int, _ limits: ReadingLimits) {
    let (grown, overflow) = size.multipliedReportingOverflow(by: limits.expansion)
    total = min(limits.archiveExpandedBytes, max(limits.expandedBytes, overflow ? .max : grown))
    members = limits.members
    left = Mutex(Left(bytes: total, members: members))
  }

  /// The bytes that are left.
  var bytes: Int { left.withLock { $0.bytes } }

  /// Takes unpacked bytes from the budget.
  func spend(_ count: Int) throws(ReadingError.Kind) {
    let isEnough = left.withLock { left in
      left.bytes -= count
      return left.bytes >= 0
    }
    guard isEnough else { throw .restUnread(.expanded(bytes: total)) }
  }

  /// Takes members from the budget.
  func count(_ count: Int) throws(ReadingError.Kind) {
    let isEnough = left.withLock { left in
      left.members -= count
      return left.members >= 0
    }
    guard isEnough else { throw .overLimit(.members(members)) }
  }
}

/// Takes in the bytes of a member piece by piece, for as long as they are worth having.
struct MemberBytes {
  /// What was taken in.
  private(set) var bytes: [UInt8] = []
  private var limit: Int
  private let limits: ReadingLimits
  private let budget: ExpansionBudget
  private var isChecked: Bool
  /// How many bytes show what a file is.
  static let head = 1 << 16

  init(limits: ReadingLimits, budget: ExpansionBudget, isWhole: Bool) {
    self.limits = limits
    self.budget = budget
    isChecked = isWhole
    limit = isWhole ? limits.expandedBytes : Self.head
  }

  /// Adds what was unpacked; throws when no more is wanted.
  mutating func add(_ piece: [UInt8]) throws(ReadingError.Kind) {
    try budget.spend(piece.count)
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
    if !isChecked, bytes.count >= Self.head { try check() }
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
  }

  private mutating func check() throws(ReadingError.Kind) {
    isChecked = true
    let format = DocumentReaders.format(of: bytes)
    if Container.isContainer(format) || format.showsOnlyWhole {
      limit = limits.expandedBytes
    } else if DocumentReaders.canRead(format) {
      limit = limits.fileBytes
    } else {
      throw .unsupported(format)
    }
  }
}
