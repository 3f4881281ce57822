using System.Collections.Immutable;
using Crm.Domain.Fees;
using Persistence.Catalogue;

namespace CallCenter.Web.Features.Catalogue;

/// <summary>What was chosen in a fee preview, and what it costs.</summary>
/// <param name="Case">Work, parts, way, warranty.</param>
/// <param name="Bill">What it costs and who pays.</param>
/// <param name="Book">Names of the items and parts.</param>
public sealed record FeeChoice(FeeCase Case, FeeBill Bill, FeeBook Book)
{
    /// <summary>The parts as a visit's result keeps them.</summary>
    public ImmutableArray<Crm.Domain.Dispatch.VisitPart> PartsUsed => [.. Case.Parts.Select(p => new Crm.Domain.Dispatch.VisitPart(p.Position ?? "", p.PartNo, p.Quantity, null, p.Coverage))];
}
