using System.Globalization;
using Crm.Domain.Catalogue;
using Crm.Domain.Scripts;

namespace CallCenter.Web.Features.Desk;

/// <summary>Scripts as the desk has them: what a form's talk is about, and the tick of a sentence. Pure.</summary>
internal static class DeskScripts
{
    /// <summary>What decides the scripts of a form.</summary>
    public static ScriptCase CaseOf(DeskDraft draft, Symptom? symptom) => new(draft.Type, draft.Queue, draft.Category, symptom);

    /// <summary>The sentence in the reader's language.</summary>
    public static string Text(ScriptStep step) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? step.TextZh : step.TextEn;

    /// <summary>The form with the sentence said: which edition was read, and when, stays with the ticket.</summary>
    public static DeskDraft Tick(DeskDraft draft, ScriptLine line, DateTimeOffset at) => draft with
    {
        Said = draft.Said.Add(line.Code),
        Ticks = draft.Ticks.SetItem(line.Code, new ScriptTick(line.Place, line.Scope, line.Edition, line.Code, Text(line.Step), line.IsRequired, at)),
    };
}
