namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>The rules in force; asked every few seconds by one reader.</summary>
internal interface IAlertRules
{
    /// <summary>All that are switched on.</summary>
    ValueTask<IReadOnlyList<AlertRule>> ReadAsync(CancellationToken ct);
}
