// SPDX-License-Identifier: GPL-3.0-or-later
// LuceneRun DOCUMENTS QUERIES FOLDER: Lucene's part in scripts/evaluate. DOCUMENTS and QUERIES are lines
// of an id, a tab and a text; prints a run of at most 1,000 documents a query in TREC's form. BM25
// and the English analysis are Lucene's own, with its defaults: k1 1.2, b 0.75.
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

final class LuceneRun {
  private static void index(Path documents, FSDirectory folder) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    try (BufferedReader lines = Files.newBufferedReader(documents);
        IndexWriter writer = new IndexWriter(folder, config)) {
      for (String line; (line = lines.readLine()) != null; ) {
        int tab = line.indexOf('\t');
        Document document = new Document();
        document.add(new StringField("id", line.substring(0, tab), Store.YES));
        document.add(new TextField("text", line.substring(tab + 1), Store.NO));
        writer.addDocument(document);
      }
    }
  }

  private static void search(Path queries, FSDirectory folder) throws Exception {
    QueryBuilder builder = new QueryBuilder(new EnglishAnalyzer());
    StringBuilder run = new StringBuilder();
    try (BufferedReader lines = Files.newBufferedReader(queries);
        DirectoryReader reader = DirectoryReader.open(folder)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      for (String line; (line = lines.readLine()) != null; ) {
        int tab = line.indexOf('\t');
        Query query = builder.createBooleanQuery("text", line.substring(tab + 1));
        if (query == null) continue;
        int rank = 0;
        for (ScoreDoc hit : searcher.search(query, 1000).scoreDocs) {
          String id = searcher.doc(hit.doc).get("id");
          run.append(line, 0, tab).append(" Q0 ").append(id).append(' ').append(++rank);
          run.append(' ').append(hit.score).append(" lucene\n");
        }
      }
    }
    System.out.print(run);
  }

  public static void main(String[] arguments) throws Exception {
    try (FSDirectory folder = FSDirectory.open(Path.of(arguments[2]))) {
      index(Path.of(arguments[0]), folder);
      search(Path.of(arguments[1]), folder);
    }
  }
}
