using Crm.Domain.Administration;

namespace Crm.Domain.Lists;

/// <summary>What a saved list may be.</summary>
public static class SavedListRules
{
    /// <summary>Longest name: what a menu shows.</summary>
    public const int NameLength = 40;

    /// <summary>Lists of one person and kind: more nobody finds again.</summary>
    public const int MostPerOwner = 50;

    /// <summary>The person has as many lists as there may be; parameter <c>max</c>.</summary>
    public const string TooMany = "SavedListsTooMany";

    /// <summary>Only its owner changes a list; parameter <c>name</c>.</summary>
    public const string NotYours = "SavedListIsNotYours";

    /// <summary>Sharing needs the sight of the floor.</summary>
    public const string MayNotShare = "SavedListMayNotBeShared";

    /// <summary>The first fault of a list, or null. The query itself is checked by <see cref="QueryJson.Read"/>.</summary>
    public static Refusal? Check(SavedListDraft draft, bool mayShare)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (FieldRules.Text("listName", draft.Name, NameLength) is { } wrong) return wrong;
        if (draft.Audience == ListAudience.Nobody) return draft.AudienceName is null ? null : FieldRules.Wrong("audience", draft.AudienceName, "query-nothing");
        if (!mayShare) return Refusal.Of(MayNotShare);
        return FieldRules.Text("audience", draft.AudienceName, 40);
    }
}
