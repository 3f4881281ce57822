namespace Crm.Domain.Administration;

/// <summary>One line of a pasted code table: read, or refused with the reason.</summary>
/// <param name="Number">Line in the pasted text, from 1.</param>
/// <param name="Code">What it means, or null.</param>
/// <param name="Problem">Why it cannot be kept, or null.</param>
public sealed record CodeImportLine(int Number, CodeDraft? Code, Refusal? Problem);
