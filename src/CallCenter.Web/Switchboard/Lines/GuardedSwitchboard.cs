using System.Collections.Immutable;
using CallCenter.Web.Features.Security;
using Telephony.Calls;
using Telephony.Exchange;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>The switchboard as everybody gets it: a command that would make a call leave the house is held against the outbound rules first, so that
/// whoever asked (desk, call-back, transfer, consult, API, a phone's REFER) hears the rule's name. <see cref="WiredTelephony"/> asks again before it dials.</summary>
internal sealed class GuardedSwitchboard(ISwitchboard inner, OutboundGuard guard, SecurityLog security) : ISwitchboard
{
    /// <inheritdoc/>
    public FloorSnapshot Snapshot => inner.Snapshot;

    /// <inheritdoc/>
    public async ValueTask<CommandResult> AskAsync(Input command, CancellationToken ct)
    {
        var (number, agent) = command switch
        {
            Input.Dial dial => (dial.To, dial.Agent),
            Input.BlindTransfer { Target: TransferTarget.ToNumber to } transfer => (to.Number, transfer.Agent),
            Input.Consult { Target: TransferTarget.ToNumber to } consult => (to.Number, consult.Agent),
            _ => (null, default),
        };

        // What is no number at all is the exchange's to refuse.
        if (number is not null && number.TrimStart('+').All(char.IsAsciiDigit) && guard.Check(number, agent.Value) is { } refusal)
        {
            security.Note(SecurityKind.OutboundDenied, null, agent.Value, refusal.Rule);
            return new CommandResult.Refused(new Refusal(refusal.Rule, refusal.Parameters.ToImmutableSortedDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)));
        }

        return await inner.AskAsync(command, ct);
    }

    /// <inheritdoc/>
    public bool TryPost(Input input) => inner.TryPost(input);

    /// <inheritdoc/>
    public IDisposable Subscribe(TimeSpan minInterval, Action<FloorSnapshot> onChange) => inner.Subscribe(minInterval, onChange);
}
