namespace CallCenter.Web.Ui.Kit;

/// <summary>One thing to choose in a Select or a Segmented.</summary>
/// <param name="Value">What it stands for.</param>
/// <param name="Text">Its words, translated.</param>
/// <param name="Icon">Icon name, or null.</param>
/// <param name="Disabled">Shown and not to be chosen now.</param>
/// <param name="Count">A number after the words, or null.</param>
public sealed record Choice<TValue>(TValue Value, string Text, string? Icon = null, bool Disabled = false, int? Count = null);
