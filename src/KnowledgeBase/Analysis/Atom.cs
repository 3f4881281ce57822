namespace KnowledgeBase.Analysis;

/// <summary>The smallest piece that is compared: one Han character, or one word, number or fault code.</summary>
/// <param name="Text">Normalised: compatibility forms folded, lower case, English words cut to their stem.</param>
/// <param name="Raw">Normalised like <paramref name="Text"/>, but not cut to its stem.</param>
/// <param name="Start">Where it begins in the original text, in UTF-16 units.</param>
/// <param name="Length">How long it is in the original text, in UTF-16 units.</param>
/// <param name="IsHan">True for a Han character.</param>
/// <param name="FollowsDirectly">True when nothing stands between it and the atom before.</param>
internal readonly record struct Atom(string Text, string Raw, int Start, int Length, bool IsHan, bool FollowsDirectly);
