using Crm.Domain.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Knowledge;

internal sealed class ArticleVoteConfiguration : IEntityTypeConfiguration<ArticleVoteRow>
{
    public void Configure(EntityTypeBuilder<ArticleVoteRow> builder)
    {
        builder.ToTable("ArticleVotes").HasKey(v => new { v.ArticleId, v.TicketId, v.ActorId });
        builder.Property(v => v.ArticleId).HasConversion(id => id.Value, value => new ArticleId(value));
        builder.Property(v => v.ActorId).HasMaxLength(Lengths.User);
        builder.HasOne<ArticleRow>().WithMany().HasForeignKey(v => v.ArticleId).OnDelete(DeleteBehavior.Restrict);
    }
}
