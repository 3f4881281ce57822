using Crm.Domain.InstallBase;
using Persistence.Queries;

namespace CallCenter.Web.Features.Desk;

/// <summary>Which of his machines a caller probably means. Pure; a wrong guess costs one key, and the form says on what ground it guessed.</summary>
internal static class LikelyUnit
{
    /// <summary>The only one, else that of the newest open ticket, else that of the last call; null where nothing speaks for any.</summary>
    public static (PopUnit Unit, UnitGround Ground)? Of(PopCandidate who)
    {
        ArgumentNullException.ThrowIfNull(who);
        if (who.Units is [var only])
            return (only, UnitGround.Only);
        foreach (var ticket in who.OpenTickets)
            if (Find(who, ticket.UnitId) is { } open)
                return (open, UnitGround.OpenTicket);
        // Only the very last talk: what was talked about before that says little of today.
        return who.LastContacts is [var last, ..] && Find(who, last.UnitId) is { } talked ? (talked, UnitGround.LastCall) : null;
    }

    private static PopUnit? Find(PopCandidate who, UnitId? id) => id is { } unit ? who.Units.FirstOrDefault(u => u.Id == unit) : null;
}
