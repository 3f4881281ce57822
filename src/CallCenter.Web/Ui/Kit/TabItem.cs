namespace CallCenter.Web.Ui.Kit;

/// <summary>One tab.</summary>
/// <param name="Id">Stable name, also the data-value of its button.</param>
/// <param name="Text">Its words, translated.</param>
/// <param name="Count">A number after the words, or null.</param>
public sealed record TabItem(string Id, string Text, int? Count = null);
