namespace Maestro.Core.Tests.Routing;

/// <summary>Requests with the agent that a person would give them to; written before the rules were tuned.</summary>
internal static class LabelledRequests
{
    /// <summary>The rules were tuned on these.</summary>
    public static IEnumerable<(string Agent, string Request)> Tuned => Read(TunedText);

    /// <summary>The rules were never tuned on these.</summary>
    public static IEnumerable<(string Agent, string Request)> HeldOut => Read(HeldOutText);

    private const string TunedText =
        """
        assistant: hello
        assistant: good morning, how are you?
        assistant: thanks, that helped a lot
        assistant: what can you do?
        assistant: what is a monad?
        assistant: explain what a monad is
        assistant: what is the difference between a mutex and a semaphore?
        assistant: how do I undo a rebase?
        assistant: why do people use docker?
        assistant: what does idempotent mean
        assistant: tell me a joke about databases
        assistant: olá, tudo bem?
        assistant: obrigado pela ajuda
        assistant: o que é injeção de dependência?
        assistant: qual a diferença entre processo e thread?
        assistant: what is unit testing?
        executor: git status
        executor: ls -la
        executor: run dotnet test
        executor: run `npm run lint`
        executor: `git log --oneline | head`
        executor: what's the latest commit
        executor: upgrade dependencies
        executor: install the packages
        executor: run the tests
        executor: show me the current branch
        executor: execute the build
        executor: commit my changes with a good message
        executor: how much disk space is left?
        executor: which process is using port 8080?
        executor: start the dev server
        executor: rode os testes
        executor: execute o build do projeto
        executor: qual é o último commit?
        executor: instale as dependências
        executor: quem fez o último commit neste repositório?
        executor: docker ps -a
        executor: delete the folder tmp
        planner: Create a plan for implementing user authentication
        planner: create a roadmap
        planner: plan the migration to .NET 10
        planner: break down the payment feature into steps
        planner: implement dark mode
        planner: add a login page to the app
        planner: what steps are needed to support multiple tenants?
        planner: fix the crash in the parser
        planner: I need a deployment plan for next week
        planner: crie um plano para adicionar autenticação
        planner: faça um roteiro para a próxima versão
        planner: planeje a refatoração do módulo de pagamentos
        planner: implementar busca de produtos
        planner: craete a paln for the new api
        planner: quais são os passos para suportar vários idiomas?
        explorer: explain src/Auth
        explorer: where is the session handled?
        explorer: find files
        explorer: which files deal with billing?
        explorer: find the definition of UserRepository
        explorer: how does the routing work in this project?
        explorer: show me everything that calls ParseHeader
        explorer: what does src/Core/Loop.cs do?
        explorer: give me an overview of the codebase
        explorer: what depends on the logger?
        explorer: search for usages of IClock
        explorer: onde fica a configuração do banco?
        explorer: em qual arquivo o token é validado?
        explorer: procure os usos de PaymentGateway
        explorer: me explique a estrutura do projeto
        explorer: como funciona o login neste projeto?
        explorer: wher is the configuration loaded?
        reviewer: give me feedback on this code
        reviewer: review the login code
        reviewer: review my changes before I commit
        reviewer: do a code review of the last pull request
        reviewer: is this code any good?
        reviewer: check the code quality of src/Web
        reviewer: look over the test helpers and tell me what is wrong
        reviewer: revise o código de autenticação
        reviewer: faça uma revisão das minhas alterações
        reviewer: o que você acha deste código?
        reviewer: reveiw the database layer
        refactorer: refactor the session class
        refactorer: rename UserManager to Accounts everywhere
        refactorer: extract the parsing into its own class
        refactorer: clean up the duplicated code in the reports
        refactorer: simplify the test setup
        refactorer: split this method into smaller ones
        refactorer: refatore a classe de pedidos
        refactorer: renomeie o método Calc para Compute
        refactorer: refacotr the query builder
        refactorer: remova o código morto
        architect: design the architecture of the notification system
        architect: should we use microservices or a monolith?
        architect: what are the trade-offs of event sourcing for our orders?
        architect: propose an architecture for offline sync
        architect: evaluate the layering of our modules
        architect: qual arquitetura devemos usar para o chat?
        architect: desenhe a arquitetura do sistema de filas
        architect: is our design scalable?
        architect: how should we add caching to the API?
        architect: draw the architecture
        architect: should we split the orders module?
        architect: draw a component diagram as mermaid
        architect: devemos dividir o módulo de pagamentos?
        architect: desenhe um diagrama dos componentes
        security: scan the project for vulnerabilities
        security: are there any hardcoded secrets in the repository?
        security: check for SQL injection
        security: is the login secure?
        security: do a security audit of the api
        security: verifique se há falhas de segurança
        security: procure senhas expostas no código
        security: find vulnerabilites in the upload code
        security: review the security of the payment module
        performance: why is the search so slow?
        performance: optimize the query in ReportService
        performance: find bottlenecks in the import
        performance: profile the startup
        performance: reduce memory usage of the indexer
        performance: make the build faster
        performance: por que a página está tão lenta?
        performance: otimize o carregamento dos relatórios
        performance: encontre gargalos no processamento
        performance: optimze the image loader
        testing: write unit tests for the cart
        testing: increase the test coverage
        testing: which tests are flaky?
        testing: add regression tests for the date parser
        testing: generate test cases for the discount rules
        testing: escreva testes unitários para o carrinho
        testing: aumente a cobertura de testes
        testing: are my tests flaky?
        testing: how good are the tests of the parser?
        testing: mutation test my changes
        testing: measure the coverage of src/cart.ts
        testing: do the tests notice when the discount is wrong?
        testing: os testes são instáveis?
        testing: quão bons são os testes do carrinho?
        testing: faça um teste de mutação das minhas alterações
        testing: meça a cobertura dos testes
        testing: quais funções não têm testes?
        testing: which functions have no tests?
        testing: run the tests 10 times and tell me which are flaky
        executor: execute os testes
        executor: run all the tests again
        testing: create mocks for the payment gateway
        testing: crie testes de integração para a api
        documentation: write the README
        documentation: document the public API
        documentation: update the docs for the new options
        documentation: add docstrings to the helpers
        documentation: write a changelog for the release
        documentation: documente as funções públicas
        documentation: atualize a documentação da API
        documentation: escreva um guia de instalação no readme
        documentation: write docs for the deployment pipeline
        documentation: check the docs
        documentation: are there broken links in the docs?
        documentation: write an API reference for src/Core
        documentation: há links quebrados na documentação?
        data: write a migration that adds a column to users
        data: design the database schema for orders
        data: write an SQL query that lists unpaid invoices
        data: which indexes are missing on the orders table?
        data: crie uma consulta SQL para os clientes ativos
        data: normalize the tables of the customer database
        assistant: what is this project?
        assistant: how does this work
        assistant: oq esse projeto faz?
        assistant: give me a quick overview of the repo
        executor: count lines of java code
        planner: i want to add a --json flag to every command, how should i do that
        architect: explain the architecture
        architect: how is it structured
        performance: onde o código é lento?
        documentation: what is undocumented?
        testing: what is untested?
        security: is there anything insecure here? sql injection etc
        data: explain the db schema pls
        data: describe the database
        data: what does migration 0239 do?
        data: modele as tabelas do banco de dados
        data: analyze the csv dataset in data/sales.csv
        devops: write a Dockerfile for the api
        devops: set up a CI pipeline with GitHub Actions
        devops: deploy the app to kubernetes
        devops: the pipeline fails, check the workflow
        devops: configure o docker compose para o ambiente local
        devops: crie um pipeline de deploy
        devops: add monitoring to the production cluster
        devops: write terraform for the staging environment
        """;

    private const string HeldOutText =
        """
        assistant: hi there
        assistant: thank you very much
        assistant: who are you?
        assistant: explain dependency injection
        assistant: what are design patterns?
        assistant: how do I write a regular expression for an email?
        assistant: bom dia
        assistant: valeu!
        assistant: o que é um container?
        assistant: translate this sentence into French
        executor: git diff HEAD~1
        executor: cargo build --release
        executor: run the linter
        executor: show the git log of the last week
        executor: update all npm packages
        executor: how many commits were made yesterday?
        executor: rode o comando npm install
        executor: mostre o status do git
        executor: pip install requests
        executor: liste os processos em execução
        planner: make a plan to replace the logging library
        planner: give me a roadmap for version 2
        planner: build a REST api for the inventory
        planner: plan the tests and the docs for the release
        planner: quero um plano para migrar o banco
        planner: adicione suporte a pagamentos com pix
        planner: how should we go about adding single sign-on? make a plan
        explorer: where are emails sent?
        explorer: which class parses the command line?
        explorer: find the code that writes the audit log
        explorer: explain how the scheduler works
        explorer: explique o arquivo src/Server/Startup.cs
        explorer: onde o cache é invalidado?
        explorer: list the files that mention invoices
        explorer: who calls SendReceipt?
        reviewer: please review this pull request
        reviewer: any feedback on my implementation of the cache?
        reviewer: what do you think of this function?
        reviewer: pode revisar a minha branch?
        reviewer: check my code for mistakes
        reviewer: dê um feedback sobre este código
        refactorer: move the validation into a separate class
        refactorer: get rid of the duplication in the controllers
        refactorer: please rename the variable tmp to total
        refactorer: simplifique a função de desconto
        refactorer: refactoring of the order module
        architect: what would be a good architecture for plugins?
        architect: compare a message queue with direct calls for our services
        architect: proponha uma arquitetura para multi-tenant
        security: look for leaked credentials
        security: can an attacker bypass the login?
        security: is our password hashing safe?
        security: há vulnerabilidades nas dependências?
        security: check the api against the OWASP top ten
        performance: the tests are too slow, speed them up
        performance: where do we waste cpu time?
        performance: melhore o desempenho da busca
        performance: benchmark the serializer
        testing: add tests for the new parser
        testing: test the edge cases of the calculator
        testing: what is our code coverage?
        testing: escreva um teste para o serviço de email
        testing: genrate unit tets for the mapper
        documentation: add comments to the config module
        documentation: the readme is outdated, update it
        documentation: generate api documentation
        documentation: escreva a documentação do módulo de login
        data: optimize the schema of the events table
        data: add a foreign key from orders to customers
        data: crie uma migração para a tabela de usuários
        data: import the spreadsheet into postgres
        devops: create a helm chart
        devops: why does the ci job fail?
        devops: faça o deploy para produção
        devops: automate the release with a github workflow
        devops: configure nginx for the containers
        """;

    private static IEnumerable<(string Agent, string Request)> Read(string text) =>
        text.Split('\n').Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[1]));
}
