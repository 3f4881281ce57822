using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>A half-filled form goes with its customer: the next agent does not ask everything again, and the first one does not save it a second time.</summary>
internal static class DraftHandOver
{
    /// <summary>Given to nobody yet: the customer is parked, and whoever picks him up gets the form.</summary>
    public const string Parked = "(parked)";

    /// <summary>The first agent's form is marked as given away; it stays on the shelf, since the customer may come back.</summary>
    public static void Give(DraftShelf drafts, AgentId from, InteractionId interaction, string to)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        if (drafts.Find(from, interaction) is { } draft)
            drafts.Put(from, draft with { HandedTo = to });
    }

    /// <summary>What a colleague begins with: the newest form of the contact, his own from now on.</summary>
    public static DeskDraft Take(DeskDraft newest)
    {
        ArgumentNullException.ThrowIfNull(newest);
        return newest with { HandedTo = null, Disposition = null };
    }
}
