namespace CallCenter.Web.Ui.Kit;

/// <summary>A line of a tree as it is drawn.</summary>
/// <param name="Item">What it stands for.</param>
/// <param name="Level">0 for the first level.</param>
/// <param name="Position">Its place among its siblings, from 1.</param>
/// <param name="Siblings">How many they are.</param>
/// <param name="HasChildren">Whether it can be opened.</param>
internal readonly record struct TreeLine<TItem>(TItem Item, int Level, int Position, int Siblings, bool HasChildren);
