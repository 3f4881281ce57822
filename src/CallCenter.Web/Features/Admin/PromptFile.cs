namespace CallCenter.Web.Features.Admin;

/// <summary>A prompt on the disk, or a sound made in code.</summary>
/// <param name="Id">Name with its folder, for example <c>zh-CN/menu</c>.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Format">For people, for example <c>8000 Hz PCM</c>; empty for a sound made in code.</param>
/// <param name="Bytes">Size of the file, 0 for a sound made in code.</param>
public sealed record PromptFile(string Id, PromptSource Source, TimeSpan Length, string Format, long Bytes);
