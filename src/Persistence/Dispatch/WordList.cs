using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Dispatch;

/// <summary>A short list of codes in one column, parted by blanks.</summary>
internal static class WordList
{
    private static readonly ValueComparer<ImmutableArray<string>> Comparer = new(
        (a, b) => a.SequenceEqual(b), list => list.Aggregate(0, (hash, word) => HashCode.Combine(hash, StringComparer.Ordinal.GetHashCode(word))), list => list);

    public static void HasWords(this PropertyBuilder<ImmutableArray<string>> property, int length) =>
        property.HasConversion(list => Join(list), text => Split(text), Comparer).HasMaxLength(length);

    private static string Join(ImmutableArray<string> list) => list.IsDefaultOrEmpty ? "" : string.Join(' ', list);

    private static ImmutableArray<string> Split(string text) => text.Length == 0 ? [] : [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
