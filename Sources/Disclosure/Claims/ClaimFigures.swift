/// A claim of the prose beside the figures of the tables that it speaks of.
public struct ClaimFigures: Sendable, Hashable {
  /// The claim.
  public let claim: Claim
  /// What the tables have in its place, best first; empty where they have no such figure or it was not read whole.
  public let sides: [ClaimSide]
  /// The cells that the first side is summed from.
  public let cells: [CellPath]

  /// Whether the claim agrees with one of the figures; nil where the two cannot be compared.
  public var agrees: Bool? {
    guard claim.isPlain, claim.measure == .count, !sides.isEmpty else { return nil }
    return sides.contains { $0.value == claim.value }
  }
}

extension Report {
  /// Every claim of the prose with the figures it speaks of, in the order of the claims.
  public var claimFigures: [ClaimFigures] {
    claims.map { claim in
      let sides = claim.measure == .count ? sides(of: claim.subject) : []
      // The figure that agrees is the one that is meant.
      let meant = sides.first { $0.value == claim.value } ?? sides.first
      return ClaimFigures(
        claim: claim, sides: sides.compactMap { side in side.value.map { ClaimSide($0, side.name) } },
        cells: meant?.cells ?? [])
    }
  }
}
