import { Spinner } from '#app/_ui/spinner.tsx';

const Loading = () => (
  <div className="flex min-h-64 items-center justify-center">
    <Spinner label="Loading the page" />
  </div>
);
export default Loading;
