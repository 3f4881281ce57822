namespace CallCenter.Web.Features.Desk;

/// <summary>One sentence that an agent says, and ticks when it is said.</summary>
/// <param name="Code">Its name; the words stand under <c>Script.</c> + code.</param>
/// <param name="IsRequired">Without its tick the ticket is not saved: somebody may be hurt.</param>
internal sealed record ScriptStep(string Code, bool IsRequired);
