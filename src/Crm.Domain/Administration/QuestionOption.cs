namespace Crm.Domain.Administration;

/// <summary>One answer of a choice.</summary>
public sealed record QuestionOption(string Key, string TextZh, string TextEn);
