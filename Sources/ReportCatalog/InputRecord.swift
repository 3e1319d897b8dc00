public import DocumentReaders

/// What came of one input: a file, or a member of an archive or e-mail.
public struct InputRecord<Kept: Sendable>: Sendable {
  /// What an input was.
  public enum Outcome: Sendable {
    /// A report; what is kept of it.
    case report(Kept)
    /// An archive or e-mail, whose members follow: so many, and so many that were passed over as droppings.
    case container(members: Int, passedOver: Int)
    /// No report, or it could not be read.
    case failure(ReadingError)
  }

  /// The input.
  public let item: CatalogItem
  /// The format that its bytes show, nil if they could not be looked at.
  public let format: FileFormat?
  /// The SHA-256 of its bytes in hexadecimal, nil if they were not read whole.
  public let sha256: String?
  /// What it was.
  public let outcome: Outcome

  /// Makes a record.
  public init(item: CatalogItem, format: FileFormat?, sha256: String?, outcome: Outcome) {
    self.item = item
    self.format = format
    self.sha256 = sha256
    self.outcome = outcome
  }

  /// The record with something else kept of a report.
  func map<Other>(_ transform: (Kept) -> Other) -> InputRecord<Other> {
    let other: InputRecord<Other>.Outcome =
      switch outcome {
      case .report(let kept): .report(transform(kept))
      case .container(let members, let passedOver): .container(members: members, passedOver: passedOver)
      case .failure(let error): .failure(error)
      }
    return InputRecord<Other>(item: item, format: format, sha256: sha256, outcome: other)
  }
}
