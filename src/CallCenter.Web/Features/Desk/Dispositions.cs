namespace CallCenter.Web.Features.Desk;

/// <summary>The outcome of a contact: one of the codes that the administrator keeps, chosen in one list, two clicks.</summary>
internal static class Dispositions
{
    /// <summary>The code table.</summary>
    public const string Group = "disposition";

    /// <summary>What a saved ticket means.</summary>
    public const string TicketCreated = "ticket-created";

    /// <summary>The customer went on to somebody else.</summary>
    public const string Transferred = "transferred";

    /// <summary>Nothing was saved and nothing chosen yet.</summary>
    public const string None = "";

    /// <summary>What follows from what was really saved; a person may choose otherwise.</summary>
    public static string Derive(DeskDraft? draft) => draft switch
    {
        { Disposition: { } chosen } => chosen,
        { IsSaved: true } => TicketCreated,
        { HandedTo: not null } => Transferred,
        _ => None,
    };
}
