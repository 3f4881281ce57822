namespace Crm.Domain.Scripts;

/// <summary>That a sentence was said: by whom and when is kept with the ticket.</summary>
/// <param name="Place">What its script hangs on.</param>
/// <param name="Scope">Which order, queue, category or symptom.</param>
/// <param name="Edition">Which edition was read; 0 is as shipped.</param>
/// <param name="Code">Name of the sentence.</param>
/// <param name="Text">The sentence as it stood then, in the language of the desk.</param>
/// <param name="IsRequired">Whether it had to be said.</param>
/// <param name="At">When it was ticked.</param>
public sealed record ScriptTick(ScriptPlace Place, string Scope, int Edition, string Code, string Text, bool IsRequired, DateTimeOffset At);
