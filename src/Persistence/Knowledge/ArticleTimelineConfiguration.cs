using Crm.Domain.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Knowledge;

internal sealed class ArticleTimelineConfiguration : IEntityTypeConfiguration<ArticleTimelineRow>
{
    public void Configure(EntityTypeBuilder<ArticleTimelineRow> builder)
    {
        builder.ToTable("ArticleTimeline").HasKey(t => new { t.ArticleId, t.Seq });
        builder.Property(t => t.ArticleId).HasConversion(id => id.Value, value => new ArticleId(value));
        builder.Property(t => t.Seq).ValueGeneratedNever();
        builder.Property(t => t.ActorId).HasMaxLength(Lengths.User);
        builder.Property(t => t.Workstation).HasMaxLength(Lengths.Name);
        builder.Property(t => t.Type).HasMaxLength(Lengths.Code);
        builder.Property(t => t.Remark).HasMaxLength(ArticleRules.ReasonLength);
        builder.HasOne<ArticleRow>().WithMany().HasForeignKey(t => t.ArticleId).OnDelete(DeleteBehavior.Restrict);
    }
}
