using CallCenter.Web.Features.Supervisor;
using Persistence.Callbacks;

namespace CallCenter.Web.Features.Callbacks;

/// <summary>The floor's tile and alerts ask the ledger.</summary>
internal sealed class LedgerRisk(CallbackQuery ledger) : ICallbackRisk
{
    /// <inheritdoc/>
    public async ValueTask<Supervisor.CallbackRisk> ReadAsync(CancellationToken ct)
    {
        var risk = await ledger.RiskAsync(ct);
        return new Supervisor.CallbackRisk(risk.Open, risk.DueSoon, risk.Overdue, risk.AtMark48, risk.AtMark60, risk.AtMark68);
    }
}
