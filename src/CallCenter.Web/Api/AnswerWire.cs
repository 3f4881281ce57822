using Crm.Domain.Quality;

namespace CallCenter.Web.Api;

/// <summary>One answer of a review.</summary>
/// <param name="Item">The item's code.</param>
/// <param name="Points">0 to the item's full points, or null.</param>
/// <param name="NotApplicable">The call gave no occasion for it.</param>
/// <param name="Comment">Remark.</param>
/// <param name="AtMs">Where in the recording it belongs, milliseconds.</param>
public sealed record AnswerWire(string? Item, int? Points, bool? NotApplicable, string? Comment, long? AtMs)
{
    public static AnswerWire From(ItemAnswer answer) => new(answer.Item, answer.Points, answer.IsNotApplicable, answer.Comment, answer.AtMs);

    public ItemAnswer ToAnswer() => new() { Item = Item ?? "", Points = Points, IsNotApplicable = NotApplicable == true, Comment = Comment, AtMs = AtMs };
}
