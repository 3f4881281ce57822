using System.Collections.Immutable;
using Crm.Domain.Tickets;

namespace CallCenter.Web.Features.Desk;

/// <summary>Outcomes of a contact: one list, two levels (what it was about › what came of it), chosen in at most three clicks. Texts by <c>Disposition.&lt;code&gt;</c>.</summary>
internal static class Dispositions
{
    /// <summary>Nothing was saved and nothing chosen yet.</summary>
    public const string None = "";

    /// <summary>The caller only asked something.</summary>
    public const string Answered = "consult.answered";

    /// <summary>Every code, in the order of the list.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "repair.visit", "repair.ticket", "install.visit", "install.ticket", "maintenance.visit", "maintenance.ticket",
        "complaint.ticket", "delivery.ticket", "return-exchange.ticket", "consult.ticket", Answered,
        "existing.chased", "other.wrong-number", "other.silent", "other.cut-off",
    ];

    /// <summary>What follows from what was really saved; a person may choose otherwise.</summary>
    public static string Derive(DeskDraft? draft) => draft switch
    {
        { Disposition: { } chosen } => chosen,
        { IsSaved: true, Visit: not null, Type: TicketType.Repair or TicketType.Install or TicketType.Maintenance } => $"{About(draft.Type)}.visit",
        { IsSaved: true } => $"{About(draft.Type)}.ticket",
        _ => None,
    };

    private static string About(TicketType type) => type switch
    {
        TicketType.ReturnExchange => "return-exchange",
        _ => type.ToString().ToLowerInvariant(),
    };
}
