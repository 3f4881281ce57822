namespace Crm.Domain.Knowledge;

/// <summary>How often colleagues said that an article solved the case, and how often that it did not.</summary>
/// <remarks>Counted beside the article and not through its version: a vote must not collide with an edit.</remarks>
public readonly record struct ArticleVotes(int Solved, int NotSolved)
{
    /// <summary>Share of solved cases between 0 and 1, pulled towards one half while there are few votes (Laplace's rule of succession).</summary>
    public double Helpfulness => (Solved + 1.0) / ((double)Solved + NotSolved + 2.0);
}
