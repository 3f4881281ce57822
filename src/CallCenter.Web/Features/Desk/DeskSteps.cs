using System.Globalization;
using System.Text;
using Crm.Domain.Tickets;

namespace CallCenter.Web.Features.Desk;

/// <summary>What an article does to the form.</summary>
internal static class DeskSteps
{
    /// <summary>Articles tried in one talk that are remembered; nobody reads out more.</summary>
    private const int MostTried = 10;

    /// <summary>The form with the steps below what the customer said, named by article and version; null when the description would get too long.</summary>
    /// <param name="draft">The form.</param>
    /// <param name="number">The article.</param>
    /// <param name="version">Its version, so that one knows later what was read out.</param>
    /// <param name="steps">Its steps.</param>
    /// <param name="head">The sentence in front, with {0} for the article and {1} for the version.</param>
    public static DeskDraft? Add(DeskDraft draft, string number, int version, IReadOnlyList<string> steps, string head)
    {
        var first = string.Format(CultureInfo.CurrentCulture, head, number, version);
        // Pressed twice it is there once.
        if (draft.Description.Contains(first, StringComparison.Ordinal))
            return draft with { Article = number };
        var text = new StringBuilder(draft.Description.TrimEnd());
        if (text.Length > 0)
            text.Append('\n');
        text.Append(first);
        for (var i = 0; i < steps.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"\n{i + 1}. {steps[i]}");
        return text.Length > TicketDetails.DescriptionLength ? null : draft with { Description = text.ToString(), Article = number };
    }

    /// <summary>It solved the case: no visit is needed, and the save says so.</summary>
    public static DeskDraft Solved(DeskDraft draft, string number) =>
        draft with { Article = number, SolvedBy = number, Visit = null, Tried = draft.Tried.Remove(number) };

    /// <summary>It did not help; the save tells the article so.</summary>
    public static DeskDraft Failed(DeskDraft draft, string number) => draft with
    {
        SolvedBy = draft.SolvedBy == number ? null : draft.SolvedBy,
        Tried = draft.Tried.Contains(number) || draft.Tried.Count >= MostTried ? draft.Tried : draft.Tried.Add(number),
    };
}
