namespace Crm.Domain.Scripts;

/// <summary>One sentence that an agent says, and ticks when it is said.</summary>
/// <param name="Code">Its name within all scripts; what was ticked is remembered by it.</param>
/// <param name="TextZh">The sentence in Chinese.</param>
/// <param name="TextEn">The same in English.</param>
/// <param name="IsRequired">Without its tick the ticket is not saved.</param>
public sealed record ScriptStep(string Code, string TextZh, string TextEn, bool IsRequired);
