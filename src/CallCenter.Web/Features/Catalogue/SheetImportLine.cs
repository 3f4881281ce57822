using Crm.Domain;

namespace CallCenter.Web.Features.Catalogue;

/// <summary>One line of a pasted table.</summary>
/// <param name="Number">Line in the text, from 1.</param>
/// <param name="Text">What it is about.</param>
/// <param name="IsNew">True when it makes a row.</param>
/// <param name="Problem">Why it cannot be kept, or null.</param>
internal sealed record SheetImportLine(int Number, string Text, bool IsNew, Refusal? Problem);
