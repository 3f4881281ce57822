namespace Crm.Domain.Catalogue;

/// <summary>A part at a place in a model: what a technician reads off the machine and orders (LX-19).</summary>
public sealed record BomPosition : IDatedRow
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The model.</summary>
    public required ModelId ModelId { get; init; }

    /// <summary>位号, e.g. <c>C1</c>.</summary>
    public required string Position { get; init; }

    /// <summary>The part's number.</summary>
    public required string PartNo { get; init; }

    /// <summary>Chinese name of the part.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name of the part.</summary>
    public required string NameEn { get; init; }

    /// <summary>How many are built in, 1 to 99.</summary>
    public int Quantity { get; init; } = 1;

    /// <summary>What of the warranty covers it beside the whole unit, e.g. <c>compressor</c>, or null for an ordinary part.</summary>
    public string? Coverage { get; init; }

    /// <summary>A类件: the old part must come back.</summary>
    public bool MustComeBack { get; init; }

    /// <inheritdoc/>
    public DateOnly ValidFrom { get; init; }

    /// <inheritdoc/>
    public DateOnly? ValidTo { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public string Key => Id.ToString();

    /// <inheritdoc/>
    public string Topic => $"{ModelId}/{Position}";
}
