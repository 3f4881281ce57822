using System.Collections.Immutable;

namespace Persistence.InstallBase;

/// <summary>What became of a shipment.</summary>
public sealed record ShipmentResult(string Number, ImmutableArray<ShipmentLineResult> Lines)
{
    /// <summary>Units that were made.</summary>
    public int Made => Lines.Count(l => l.IsNew);

    /// <summary>Lines that were imported before.</summary>
    public int Known => Lines.Count(l => !l.IsNew && l.Refusal is null);

    /// <summary>Lines that were refused.</summary>
    public int Refused => Lines.Count(l => l.Refusal is not null);
}
