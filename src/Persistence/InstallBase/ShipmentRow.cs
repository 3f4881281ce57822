namespace Persistence.InstallBase;

/// <summary>A shipment that was imported.</summary>
public sealed class ShipmentRow
{
    /// <summary>The document's number.</summary>
    public string Number { get; init; } = "";

    public string? Seller { get; set; }

    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>Who imported it last.</summary>
    public string ReceivedBy { get; set; } = "";

    /// <summary>Units that it made, all imports together.</summary>
    public int Units { get; set; }

    /// <summary>Lines that the last import refused.</summary>
    public int Refused { get; set; }

    public int Version { get; set; }
}
