namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>The floor's alerts, one book for every page.</summary>
public interface IAlertWatch
{
    /// <summary>An alert came, went or was acknowledged. Raised on pool threads.</summary>
    event Action? Changed;

    /// <summary>The newest book; never null.</summary>
    AlertBook Book { get; }

    /// <summary>How the 72-hour promise stands, or null while nobody counts.</summary>
    CallbackRisk? Callbacks { get; }

    /// <summary>Somebody saw it: name and time stay with it and in the audit log.</summary>
    Task AcknowledgeAsync(long id, string by, CancellationToken ct);
}
