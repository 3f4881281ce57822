namespace CallCenter.Web.Features.Quality;

/// <summary>One line of a call's timeline.</summary>
/// <param name="AtMs">Place in the recording, or null.</param>
/// <param name="Icon">Icon name.</param>
/// <param name="Text">Translated.</param>
internal sealed record TimelineLine(long? AtMs, string Icon, string Text);
