using System.Diagnostics;

namespace Crm.Domain.Claims;

/// <summary>
/// One active claim per ticket and line type; never more approved than claimed; who approves is not who submitted; what is approved never changes (reference §5.4, 15).
/// Nothing is approved while the ticket's settlement is held (11, 13, 18, 19).
/// </summary>
public static class ClaimRules
{
    /// <summary>Decides a command; the fact is the line as it is then.</summary>
    public static Decision<ClaimLine> Decide(ClaimLine line, ClaimCommand command, ClaimFacts facts) => command switch
    {
        _ when line.State == ClaimState.Approved => Refuse("ApprovedClaimNeverChanges", line),
        _ when line.State == ClaimState.Rejected => Refuse("ClaimIsFinal", line),
        ClaimCommand.Edit or ClaimCommand.Submit when line.State == ClaimState.Submitted => Refuse("ClaimIsSubmitted", line),
        ClaimCommand.Edit c when c.Claimed <= Money.Zero => Refuse("ClaimHasNoAmount", line),
        ClaimCommand.Edit c => Accept(line with { Claimed = c.Claimed }),
        ClaimCommand.Submit when line.Claimed <= Money.Zero => Refuse("ClaimHasNoAmount", line),
        ClaimCommand.Submit when facts.OtherActive is { } other => Refuse("TicketHasAnActiveClaim", line, ("other", other)),
        ClaimCommand.Submit c => Accept(line with { State = ClaimState.Submitted, SubmittedBy = c.By }),
        _ when line.State != ClaimState.Submitted => Refuse("ClaimIsNotSubmitted", line),
        ClaimCommand.Approve c => Approve(line, c, facts),
        ClaimCommand.Reject c => line.SubmittedBy == c.By ? NotAlone(line) : Accept(line with { State = ClaimState.Rejected, DecidedBy = c.By, Approved = Money.Zero }),
        ClaimCommand.SendBack => Accept(line with { State = ClaimState.SentBack }),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    private static Decision<ClaimLine> Approve(ClaimLine line, ClaimCommand.Approve command, ClaimFacts facts)
    {
        if (line.SubmittedBy == command.By) return NotAlone(line);
        if (!facts.Holds.IsDefaultOrEmpty) return Refuse("SettlementIsHeld", line, ("cause", facts.Holds[0].ToString()));
        return command.Amount <= Money.Zero || command.Amount > line.Claimed
            ? Refuse("ApprovedIsAtMostTheClaim", line, ("approved", command.Amount.ToString()), ("claimed", line.Claimed.ToString()))
            : Accept(line with { State = ClaimState.Approved, Approved = command.Amount, DecidedBy = command.By });
    }

    private static Decision<ClaimLine> NotAlone(ClaimLine line) => Refuse("ClaimNeedsAnotherPerson", line);

    private static Decision<ClaimLine> Accept(ClaimLine line) => new Decision<ClaimLine>.Accepted([line]);

    private static Decision<ClaimLine> Refuse(string rule, ClaimLine line, params ReadOnlySpan<(string Name, string Value)> more) =>
        new Decision<ClaimLine>.Refused(Refusal.Of(rule, [("claim", line.Number), .. more]));
}
