namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>Something the floor was told to look at.</summary>
/// <param name="Id">For acknowledging it; grows.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Queue">Short name of the queue, or null for the whole floor.</param>
/// <param name="Level">watch or breach.</param>
/// <param name="Value">The newest figure, in the kind's unit.</param>
/// <param name="Threshold">What it is held against.</param>
/// <param name="RaisedAt">When it was told.</param>
/// <param name="ClearedAt">When the figure was fine again, or null while it is not.</param>
/// <param name="AcknowledgedBy">Who saw it, or null.</param>
/// <param name="AcknowledgedAt">When, or null.</param>
public sealed record FloorAlert(
    long Id,
    AlertKind Kind,
    string? Queue,
    string Level,
    double Value,
    double Threshold,
    DateTimeOffset RaisedAt,
    DateTimeOffset? ClearedAt,
    string? AcknowledgedBy,
    DateTimeOffset? AcknowledgedAt)
{
    /// <summary>The figure is still there.</summary>
    public bool IsLive => ClearedAt is null;

    /// <summary>Nobody has seen it.</summary>
    public bool IsOpen => AcknowledgedBy is null;

    /// <summary>Worth showing: it goes on, or nobody has seen it yet.</summary>
    public bool IsShown => IsLive || IsOpen;
}
